uniform vec3 eye;
uniform vec3 light_direction;
uniform vec3 key_light;
uniform vec3 sky_light;
uniform float fill_light;
uniform sampler3D grain;   // red: noise; the rest: its slope, from -1 to 1 as 0 to 1

float noise(vec3 p) { return texture(grain, p / 32.0).r; }
float cloudy(vec3 p) { return 0.5 * noise(p) + 0.25 * noise(p * 2.1) + 0.125 * noise(p * 4.3); }

// Light that needs no shadow map: from all around (warm from below, cool from above) and from the camera's side.
vec3 soft_light(vec3 n) {
  vec3 around = mix(vec3(0.60, 0.50, 0.42), vec3(1.0), n.y * 0.5 + 0.5) * sky_light;
  return around + fill_light * max(dot(n, normalize(vec3(0.9, 0.25, 0.35))), 0.0);
}
