#version 330
// A dressed person. Q is the place on the resting body: all clothes' edges, hairlines and patterns are drawn there.
#include common.glsl
#include shadow.glsl
uniform vec3 skin_colour; uniform vec3 hair_colour; uniform vec3 top_colour; uniform vec3 stripe_colour;
uniform vec3 bottom_colour; uniform vec3 foot_colour;
uniform float sleeve; uniform float trouser_leg; uniform float crease; uniform bool bald; uniform bool barefoot;
uniform float waist; uniform float collar_radius; uniform vec3 neck; uniform vec3 head; uniform vec3 eye_place;
uniform sampler2D skin_picture;   // red, green, blue: lips, ears, nails
centroid in vec3 P; centroid in vec3 N; centroid in vec3 Q; centroid in vec2 T; centroid in vec2 A; flat in int K;
out vec4 colour;

const int SKIN = 0, CLOTH = 1, HAIR = 2, EYE = 3, LOCKS = 4;

float hairline(float z) {
  if (z > 0.085) return 0.106;
  if (z > 0.062) return mix(0.088, 0.106, (z - 0.062) / 0.023);
  if (z > 0.040) return mix(0.045, 0.088, (z - 0.040) / 0.022);
  if (z > 0.012) return mix(0.025, 0.045, (z - 0.012) / 0.028);
  if (z > -0.020) return mix(-0.045, 0.025, (z + 0.020) / 0.032);
  return -0.052;
}

// The cloth's colour, and its creases in the normal.
vec3 cloth(bool top, inout vec3 n) {
  vec3 c = top ? (fract(Q.y * 14.0) < 0.5 ? top_colour : stripe_colour) : bottom_colour;
  if (abs(Q.y - waist) < 0.006) c *= 0.7;
  vec3 m = Q * vec3(24.0, 16.0, 24.0) / 32.0;
  vec4 folds = 0.6 * texture(grain, m) + 0.4 * texture(grain, m * 2.1);
  n = normalize(n - crease * (2.0 * folds.gba - 1.0));
  return c * (0.72 + 0.56 * folds.r);
}

vec3 face(vec3 c, vec3 q, vec3 mask) {
  vec3 d = q - eye_place; float bx = d.x / 0.026;
  float brow = 0.0185 + 0.004 * (1.0 - bx * bx) - 0.003 * bx;
  float on = smoothstep(0.0042, 0.002, abs(d.y - brow)) * smoothstep(1.15, 0.85, abs(bx)) * step(-0.02, d.z);
  c = mix(c, hair_colour * 1.1, on * 0.8);
  c *= mix(vec3(1.0), vec3(0.88, 0.55, 0.55), mask.r);
  c *= mix(vec3(1.0), vec3(1.0, 0.88, 0.86), mask.g);
  return c * mix(vec3(1.0), vec3(1.05, 0.95, 0.95), mask.b) * (0.93 + 0.14 * noise(Q * 30.0));
}

void main() {
  vec3 n = normalize(N), v = normalize(eye - P);
  if (dot(n, v) < 0.0) n = -n;
  vec3 q = vec3(abs(Q.x), Q.yz), albedo; float shine = 0.0, gloss = 20.0, wrap = 0.0;
  bool on_arm = A.x > 0.02;
  bool collar = length((q - neck) * vec3(1.0, 0.9, 1.0)) < collar_radius || q.y > neck.y - 0.006;
  bool dressed = A.x > -2.0 && !(on_arm && A.x > sleeve) && !(collar && !on_arm) && !(A.y > trouser_leg);
  if (K == CLOTH && !dressed) discard;
  vec3 from_head = vec3(Q.x, q.yz - head.yz);
  vec3 mask = texture(skin_picture, vec2(T.x, 1.0 - T.y)).rgb;
  bool ear = mask.g > 0.35;
  bool hairy = !bald && A.x < 0.0 && !ear && from_head.y > hairline(from_head.z) + 0.004 * noise(Q * 300.0);
  if (K == HAIR && !hairy) discard;
  if (K == HAIR || K == LOCKS || (K == SKIN && hairy)) {
    albedo = hair_colour * (0.7 + 0.6 * noise(vec3(Q.x * 220.0, Q.y * 14.0, Q.z * 220.0))); shine = 0.16; gloss = 30.0;
  } else if (K == EYE) {
    float d = T.x * 90.0;
    albedo = mix(vec3(0.78, 0.75, 0.72), vec3(0.19, 0.11, 0.06), smoothstep(31.0, 28.0, d));
    albedo = mix(albedo, vec3(0.02), smoothstep(14.0, 12.0, d)); shine = 0.4; gloss = 60.0;
  } else if (dressed) {
    albedo = cloth(q.y > waist, n);
  } else if (A.y > 1.75 && !barefoot) {
    albedo = foot_colour * (0.93 + 0.14 * noise(Q * 500.0));
  } else {
    albedo = face(skin_colour, q, mask); wrap = 0.25; shine = 0.10; gloss = 18.0;
  }
  float direct = max((dot(n, light_direction) + wrap) / (1.0 + wrap), 0.0) * lit(P + normalize(N) * 0.012);
  float open = mix(1.0, open_sky(P + n * 0.03), 0.35 + 0.65 * clamp(0.5 - n.y, 0.0, 1.0));
  vec3 h = normalize(light_direction + v);
  vec3 c = albedo * (soft_light(n) * open + key_light * direct) + shine * pow(max(dot(n, h), 0.0), gloss) * key_light * step(0.01, direct);
  if (K == SKIN && !dressed) c += vec3(0.05, 0.015, 0.01) * pow(1.0 - max(dot(n, v), 0.0), 2.0) * sky_light;
  colour = exposed(c);
}
