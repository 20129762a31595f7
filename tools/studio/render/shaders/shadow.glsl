uniform mat4 shadow_matrix;
uniform sampler2DShadow shadow_map;
uniform sampler2D cover;   // red: how covered from above, green: by what height; over a square of floor
uniform float cover_half_width;

float lit(vec3 p) {
  vec3 q = (shadow_matrix * vec4(p, 1.0)).xyz * 0.5 + 0.5;
  if (q.z > 1.0 || abs(q.x - 0.5) > 0.495 || abs(q.y - 0.5) > 0.495) return 1.0;
  float sum = 0.0;
  for (int i = 0; i <= 1; i++)
    for (int j = 0; j <= 1; j++)
      sum += texture(shadow_map, vec3(q.xy + (vec2(i, j) - 0.5) * 0.0030, q.z - 0.0012));
  return sum / 4.0;
}

// How much of the light from above reaches p under what lies over it: less the nearer it is.
float open_sky(vec3 p) {
  vec2 above = texture(cover, p.xz / (2.0 * cover_half_width) + 0.5).rg;
  float gap = above.g - p.y;
  return 1.0 - 0.85 * above.r * smoothstep(0.01, 0.07, gap) / (1.0 + 6.0 * gap * gap);
}

// A soft shoulder for the brightest parts, then the screen's gamma.
vec4 exposed(vec3 c) { return vec4(pow(clamp(c, 0.0, 1.5) / (1.0 + 0.15 * c), vec3(1.0 / 2.2)), 1.0); }
